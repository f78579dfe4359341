"""Remarks on addresses, from the answers they gave."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from knowledge.models.link_checks import LinkCheck, LinkState
from knowledge.rules import Level, RecordValues, Remark

TEXTS = {
    LinkState.DEAD: (
        Level.WARNING,
        "link-dead",
        _("%(address)s does not exist any more (answer %(status)s)."),
    ),
    LinkState.REFUSED: (
        Level.WARNING,
        "link-closed",
        _("%(address)s is not a public address: readers cannot open it."),
    ),
    LinkState.UNSURE: (
        Level.HINT,
        "link-silent",
        _("%(address)s did not answer; open it yourself to be sure."),
    ),
}


def link_remarks(values: RecordValues) -> Iterator[Remark]:
    """Yield what was found at the addresses of a record; one query."""
    wanted = {address: name for name, address in reversed(values.addresses)}
    if not wanted:
        return
    found = LinkCheck.objects.filter(address__in=wanted).exclude(state=LinkState.ALIVE)
    checks = {check.address: check for check in found}
    for address, name in reversed(wanted.items()):
        if check := checks.get(address):
            level, code, text = TEXTS[LinkState(check.state)]
            params = {"address": address, "status": check.status or ""}
            yield Remark(code, level, name, text, params, address=address)

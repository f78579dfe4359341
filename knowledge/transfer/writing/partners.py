"""Partners: rows of the registry, public as soon as they are written."""

from contextlib import AbstractContextManager
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log

from accounts.models import User
from core.slugs import slugify_ascii
from knowledge.models import ImportRow, ImportRun
from knowledge.transfer.rows import RowValues
from knowledge.transfer.targets.partners import CODE, RICH, TRANSLATED
from knowledge.transfer.writing.writer import (
    IMPORT,
    UNDO,
    ChangedSinceError,
    Plan,
    used_by,
)
from partners_exchange.models import Partner
from publication.receivers import rows_together

ADD, CHANGE = "partners_exchange.add_partner", "partners_exchange.change_partner"
# The bare column of a translated text is whatever language was active.
NOT_KEPT = {"id", "key", *TRANSLATED, RICH}


class PartnerWriter:
    """Writes partners for one person."""

    def __init__(self, run: ImportRun, user: User) -> None:
        self.run = run
        self.user = user

    def together(self) -> AbstractContextManager[None]:
        """Publish the partners of the block at once, at its end."""
        return rows_together()

    def plan(self, row: RowValues) -> Plan:
        """Find the partner by its code, or make a new one; check the whole."""
        code = row.get(CODE) or slugify_ascii(row.get("name_pl", ""))[:64].strip("-")
        present = Partner.objects.filter(code=code).first() if code else None
        plan = Plan(row, identity=f"code:{code}" if code else "", present=present)
        if present and CODE not in row.values:
            row.add_error(
                "name_pl",
                _(
                    "There is a partner of this name. To change it, give its code "
                    "(%(code)s)."
                )
                % {"code": code},
            )
        if not self.user.has_perm(CHANGE if present else ADD):
            row.add_error(None, _("You may not change the registry of partners."))
        if not present and not row.get("name_pl"):
            row.add_error("name_pl", _("A new partner needs a name in Polish."))
        if not row.errors:
            self._check(plan)
        plan.label = plan.label or str(row.get("name_pl") or present or code)
        return plan

    def _check(self, plan: Plan) -> None:
        partner = filled(plan)
        try:
            partner.full_clean()
        except ValidationError as error:
            plan.row.add_errors(error)
        plan.label, plan.filled = partner.label, partner

    def write(self, plan: Plan, row: ImportRow) -> None:
        """Add or change a partner."""
        row.created = plan.present is None
        row.before = {} if row.created else columns_of(plan.present)
        partner: Partner = plan.filled
        partner.save()
        log(instance=partner, action=IMPORT, user=self.user, content_changed=True)
        row.key, row.label = partner.key, partner.label[:255]
        row.after = columns_of(partner)

    def undo(self, row: ImportRow) -> None:
        """Delete the partner, or bring back what it was."""
        partner = Partner.objects.filter(key=row.key).first()
        if partner is None:
            if row.created:
                return
            raise ChangedSinceError(_("The partner has been deleted since."))
        if columns_of(partner) != row.after:
            raise ChangedSinceError(_("The partner has been changed since."))
        if row.created:
            self._remove(partner)
            return
        for name, value in row.before.items():
            setattr(partner, name, value)
        partner.save()
        log(instance=partner, action=UNDO, user=self.user, content_changed=True)

    def _remove(self, partner: Partner) -> None:
        for relation in get_all_child_relations(Partner):
            if getattr(partner, relation.get_accessor_name()).exists():
                raise ChangedSinceError(_("The partner has been changed since."))
        if user_kind := used_by(partner):
            raise ChangedSinceError(
                _("The partner is used by another record (%(kind)s).")
                % {"kind": user_kind}
            )
        log(instance=partner, action=UNDO, user=self.user, deleted=True)
        try:
            partner.delete()
        except ProtectedError as error:
            raise ChangedSinceError(_("Another record needs the partner.")) from error


def filled(plan: Plan) -> Partner:
    """Return the partner as the row wants it, not saved."""
    partner: Partner = plan.present or Partner()
    for name, value in plan.row.values.items():
        setattr(partner, name, value)
    return partner


def columns_of(partner: Partner) -> dict[str, Any]:
    """Return every column of a partner that editors can change."""
    stored = Partner.objects.get(pk=partner.pk)
    return {
        column.attname: getattr(stored, column.attname)
        for column in Partner._meta.concrete_fields
        if column.name not in NOT_KEPT
    }

"""Citations as reference managers read them: BibTeX, RIS, CSL-JSON."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.citation.reference import Reference

# What TeX would not print, or would take for an instruction.
TEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
TEX_PATTERN = re.compile("|".join(map(re.escape, TEX_SPECIAL)))
# The names that the babel and polyglossia packages know.
TEX_LANGUAGES = {"pl": "polish", "en": "british", "uk": "ukrainian"}


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for citations."""

    name: str
    label: str
    media_type: str
    suffix: str
    write: Callable[[Reference], str]


def one_line(text: str) -> str:
    """Return a text without line breaks, which would end a field."""
    return " ".join(text.split())


def tex(text: str) -> str:
    """Return a text that TeX prints as it is."""
    return TEX_PATTERN.sub(lambda found: TEX_SPECIAL[found.group()], one_line(text))


def bibtex(reference: Reference) -> str:
    """Return an entry for BibTeX and biblatex; double braces keep names whole."""
    fields = {
        "author": f"{{{tex(reference.author)}}}" if reference.author else "",
        "title": f"{{{tex(reference.title)}}}",
        "howpublished": tex(reference.site),
        "note": tex(_about(reference)),
        "version": str(reference.version or ""),
        "langid": TEX_LANGUAGES[reference.language],
        # `url` is printed as it is; it holds no braces.
        "url": reference.url,
    }
    if reference.published:
        fields["year"] = str(reference.published.year)
        fields["date"] = reference.published.isoformat()
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{reference.short_key},", *lines, "}", ""])


def ris(reference: Reference) -> str:
    """Return a RIS record; its lines end as the format demands."""
    lines = [f"{tag}  - {one_line(value)}" for tag, value in _ris_fields(reference)]
    return "\r\n".join([*lines, "ER  - ", ""])


def _ris_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC"
    yield "ID", reference.short_key
    if reference.author:
        yield "AU", reference.author
    yield "TI", reference.title
    yield "T2", reference.site
    if reference.published:
        yield "PY", str(reference.published.year)
        yield "DA", reference.published.strftime("%Y/%m/%d/")
    if reference.version:
        yield "ET", str(reference.version)
    if reference.kind:
        yield "M3", reference.kind
    if reference.summary:
        yield "AB", reference.summary
    yield "LA", reference.language
    yield "UR", reference.url


def csl_json(reference: Reference) -> str:
    """Return CSL-JSON: a list with one item."""
    item: dict[str, Any] = {
        "id": reference.short_key,
        "type": "webpage",
        "title": reference.title,
        "container-title": reference.site,
        "genre": reference.kind,
        "abstract": reference.summary,
        "language": reference.language,
        "URL": reference.url,
    }
    if reference.author:
        item["author"] = [{"literal": reference.author}]
    if reference.version:
        item["version"] = str(reference.version)
    if day := reference.published:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _about(reference: Reference) -> str:
    return ", ".join(filter(None, (reference.kind, reference.version_text)))


FORMATS = {
    form.name: form
    for form in (
        Format("bibtex", "BibTeX", "application/x-bibtex", "bib", bibtex),
        Format("ris", "RIS", "application/x-research-info-systems", "ris", ris),
        Format(
            "csl-json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json",
            "json",
            csl_json,
        ),
    )
}

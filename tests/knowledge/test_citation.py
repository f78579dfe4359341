"""Citations, for people and for programs."""

import json
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.utils import translation

from knowledge.citation.answers import CITATION_QUERY_BUDGET
from knowledge.citation.exports import bibtex, csl_json, ris
from knowledge.citation.reference import Reference
from knowledge.citation.styles import styled
from tests.knowledge import factories

KEY = UUID("d9faeb6e-7577-5b03-8468-781dd75728ad")
URL = f"https://example.org/id/practice/{KEY}"


def reference(**changes: object) -> Reference:
    values = {
        "key": KEY,
        "author": "Urząd & Syn",
        "title": "100% {pewności} za $5_#1 ~ \\koniec^",
        "kind": "Dobra praktyka",
        "summary": "Dwie\nlinie\r\nER  - ",
        "published": date(2026, 11, 22),
        "version": 2,
        "language": "pl",
        "url": URL,
    }
    return Reference(**{**values, **changes})


def minimal() -> Reference:
    return reference(author="", kind="", summary="", published=None, version=None)


def test_bibtex_keeps_what_tex_would_read_as_instructions():
    text = bibtex(reference())
    assert text.startswith("@misc{mpku-d9faeb6e-pl-v2,\n")
    assert r"author = {{Urząd \& Syn}}," in text
    assert (
        r"title = {{100\% \{pewności\} za \$5\_\#1 \textasciitilde{} "
        r"\textbackslash{}koniec\textasciicircum{}}}," in text
    )
    assert "  year = {2026}," in text
    assert f"  url = {{{URL}}}," in text
    assert text.count("{") == text.count("}")


def test_bibtex_without_what_is_not_known():
    text = bibtex(minimal())
    for name in ("author", "year", "date", "version", "note"):
        assert f"  {name} =" not in text
    assert "mpku-d9faeb6e-pl," in text


def test_a_line_break_ends_no_ris_record():
    lines = ris(reference()).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert lines[-2:] == ["ER  - ", ""]
    assert "AB  - Dwie linie ER -" in lines
    assert "DA  - 2026/11/22/" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


def test_ris_without_what_is_not_known():
    tags = [line[:2] for line in ris(minimal()).split("\r\n")[:-1]]
    assert tags == ["TY", "ID", "TI", "T2", "LA", "UR", "ER"]


def test_csl_json_is_a_list_with_one_item():
    (item,) = json.loads(csl_json(reference()))
    assert item["author"] == [{"literal": "Urząd & Syn"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert item["title"] == reference().title
    (item,) = json.loads(csl_json(minimal()))
    assert not {"author", "issued", "version"} & set(item)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("made", [reference, minimal])
def test_every_style_names_title_and_address(language: str, made):
    with translation.override(language):
        found = [str(item.html) for item in styled(made())]
    assert len(found) == 4
    for text in found:
        assert "100% {pewności}" in text
        assert URL in text
        assert ".." not in text.replace(". . .", "")
        assert " ." not in text


def test_markup_in_a_title_is_escaped():
    for item in styled(reference(title="<b>Gruby</b>", author="<i>Ktoś</i>")):
        assert "<b>" not in item.html
        assert "<i>" not in item.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "media_type", "suffix"),
    [
        ("bibtex", "application/x-bibtex", "bib"),
        ("ris", "application/x-research-info-systems", "ris"),
        ("csl-json", "application/vnd.citationstyles.csl+json", "json"),
    ],
)
def test_the_files(
    client: Client, django_assert_max_num_queries, form, media_type, suffix
):
    page = factories.practice(factories.branch(factories.partner()), title="Łódź & my")
    with django_assert_max_num_queries(CITATION_QUERY_BUDGET):
        response = client.get(f"{page.url}cite/{form}/")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"].endswith(f'-pl-v1.{suffix}"')
    text = response.content.decode()
    assert "Łódź" in text
    assert "Instytucja probna" in text
    assert f"/id/practice/{page.translation_key}" in text
    assert client.post(f"{page.url}cite/{form}/").status_code in (200, 405)


@pytest.mark.django_db
def test_the_page_offers_every_format(client: Client):
    page = factories.practice(factories.branch(factories.partner()))
    html = client.get(page.url).content.decode()
    for form in ("bibtex", "ris", "csl-json"):
        assert f'href="{page.url}cite/{form}/"' in html

"""What editors do, and what the publication table then holds."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction, Site

from publication.checking import publication_differences
from publication.models import LogHead, Publication, PublishedPath
from publication.services import (
    publication_refresh_everything,
    publication_refresh_page,
)
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db


def rows(page: Page) -> dict[str, Publication]:
    return {
        row.language: row
        for row in Publication.objects.filter(key=page.translation_key)
    }


def public(page: Page) -> set[str]:
    return {code for code, row in rows(page).items() if row.withdrawn_at is None}


def test_a_draft_is_nowhere_in_the_table() -> None:
    page = content_page()
    page.title = "MARKER szkicu"
    page.save_revision()
    assert not Publication.objects.filter(title__contains="MARKER").exists()
    assert b"MARKER" not in bytes(rows(page)["pl"].body)


def test_publishing_writes_the_row_at_once() -> None:
    page = content_page("Pierwsza")
    row = rows(page)["pl"]
    assert (row.title, row.path, row.kind) == ("Pierwsza", "/pl/pierwsza/", "page")
    assert row.document["translations"] == [
        {
            "language": "pl",
            "path": "/pl/pierwsza/",
            "url": "http://localhost/pl/pierwsza/",
            "state": "source",
        }
    ]


def test_what_was_just_published_is_not_out_of_date() -> None:
    parent = content_page("Nad")
    page = content_page("Pod", parent=parent)
    translated(parent, "en")
    translated(page, "en")
    assert not Publication.objects.filter(
        key__in=[page.translation_key], dirty=True
    ).exists()


def test_unpublishing_leaves_a_tombstone_without_text() -> None:
    page = content_page()
    before = rows(page)["pl"].sequence
    page.unpublish()
    row = rows(page)["pl"]
    assert row.withdrawn_at is not None
    assert (row.title, row.path, bytes(row.body), bytes(row.summary)) == (
        "",
        "",
        b"",
        b"",
    )
    assert row.sequence > before
    assert not row.terms.exists()


def test_publishing_again_revives_the_same_key() -> None:
    page = content_page()
    page.unpublish()
    page.save_revision().publish()
    assert public(page) == {"pl"}
    assert Publication.objects.filter(key=page.translation_key).count() == 1


def test_a_new_translation_is_listed_in_every_language_at_once() -> None:
    page = content_page()
    translated(page, "en")
    for row in rows(page).values():
        assert [link["language"] for link in row.document["translations"]] == [
            "pl",
            "en",
        ]


def test_a_withdrawn_translation_disappears_from_its_siblings_at_once() -> None:
    page = content_page()
    translated(page, "en").unpublish()
    links = rows(page)["pl"].document["translations"]
    assert [link["language"] for link in links] == ["pl"]


def test_a_stale_translation_says_so() -> None:
    page = content_page()
    translated(page, "en")
    page = page.__class__.objects.get(pk=page.pk)
    page.summary = "Zmiana."
    page.save_revision().publish()
    links = {
        link["language"]: link for link in rows(page)["en"].document["translations"]
    }
    assert links["en"]["state"] == "stale"


def test_moving_a_branch_moves_every_path_and_remembers_the_old_ones() -> None:
    parent, other = content_page("Gałąź"), content_page("Inna")
    child = content_page("Liść", parent=parent)
    parent.move(other, pos="last-child")
    assert rows(child)["pl"].path == "/pl/inna/galaz/lisc/"
    assert (
        PublishedPath.objects.get(path="/pl/galaz/lisc/").key == child.translation_key
    )


def test_a_new_slug_moves_everything_below() -> None:
    parent = content_page("Dział")
    child = content_page("Strona w dziale", parent=parent)
    parent.slug = "oddzial"
    parent.save_revision().publish()
    assert rows(child)["pl"].path == "/pl/oddzial/strona-w-dziale/"


def test_a_restricted_ancestor_withdraws_the_branch_and_lifting_brings_it_back() -> (
    None
):
    parent = content_page("Zamknięte")
    child = content_page("Pod kluczem", parent=parent)
    restriction = PageViewRestriction.objects.create(
        page=parent, restriction_type=PageViewRestriction.LOGIN
    )
    assert public(parent) == public(child) == set()
    restriction.delete()
    assert public(parent) == public(child) == {"pl"}


def test_deleting_a_branch_withdraws_it() -> None:
    parent = content_page("Do usunięcia")
    child = content_page("Też", parent=parent)
    parent.delete()
    assert public(parent) == public(child) == set()


def test_a_new_host_name_changes_every_address() -> None:
    page = content_page()
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = "mpku.example", 443
    site.save()
    assert rows(page)["pl"].document["url"].startswith("https://mpku.example/pl/")


def test_nothing_changes_when_nothing_changed() -> None:
    page = content_page()
    before = rows(page)["pl"].sequence
    assert publication_refresh_page(page.translation_key) is False
    assert rows(page)["pl"].sequence == before


def test_the_seeded_table_equals_a_fresh_projection() -> None:
    out = StringIO()
    call_command("publication", "check", stdout=out)
    assert "0 differences" in out.getvalue()


def test_what_is_published_during_a_rebuild_stays() -> None:
    edited = content_page("Poprawiana w trakcie")
    published: list[Page] = []

    def meanwhile(done: int) -> None:
        published.append(content_page(f"Nowa po {done}"))
        edited.summary = f"Poprawiona po {done}."
        edited.save_revision().publish()
        published[0].unpublish()

    publication_refresh_everything(meanwhile)
    assert len(published) > 2
    assert publication_differences() == []
    assert [public(page) for page in published] == [
        set(),
        *[{"pl"} for _page in published[1:]],
    ]


def test_a_failed_publish_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    page = content_page("Przed")
    head = LogHead.objects.get(pk=1).sequence

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("publication.writing.terms_replace", fail)
    page.title = "Po"
    with pytest.raises(RuntimeError):
        page.save_revision().publish()
    assert rows(page)["pl"].title == "Przed"
    assert LogHead.objects.get(pk=1).sequence == head


def test_what_links_to_a_withdrawn_page_forgets_its_address_at_once() -> None:
    target = content_page("Cel odnośnika")
    source = content_page("Strona z odnośnikiem")
    source.body = [
        ("paragraph", f'<p><a linktype="page" id="{target.pk}">dalej</a></p>')
    ]
    source.save_revision().publish()
    assert b"/pl/cel-odnosnika/" in bytes(rows(source)["pl"].body)
    target.unpublish()
    assert b"/pl/cel-odnosnika/" not in bytes(rows(source)["pl"].body)


def test_followers_catch_up_after_an_outage(
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    from publication.followers import follow, followers, register_follower

    seen: list[int] = []

    class Listener:
        name = "listener"
        broken = True

        def apply(self, rows: list[Publication]) -> None:
            if self.broken:
                raise OSError("no connection")
            seen.extend(row.sequence for row in rows)

        def reset(self) -> None:
            seen.clear()

    listener = Listener()
    register_follower(listener)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            page = content_page()
        assert seen == []
        listener.broken = False
        follow(listener)
        assert seen == sorted(seen)
        assert rows(page)["pl"].sequence in seen
    finally:
        del followers["listener"]


def test_the_home_page_is_public_in_three_languages() -> None:
    assert public(home()) == {"pl", "en", "uk"}

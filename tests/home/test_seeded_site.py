"""What the seed command leaves behind, and what a second run changes."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision, Site, Workflow

from accounts.demo import ACCOUNTS
from accounts.roles import CONTRIBUTORS, EDITORS
from home.progress import Progress
from home.seed_site import seed_menus, seed_site
from knowledge.models import PartnerBranchPage, PracticePage
from knowledge.reviews.seed import seed_reviews

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing():
    before = (Page.objects.count(), Revision.objects.count())
    call_command("seed", stdout=io.StringIO())
    assert (Page.objects.count(), Revision.objects.count()) == before


def test_starting_over_is_refused_outside_development(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError):
        call_command("seed", reset=True)


def test_each_account_may_do_its_work_and_no_more():
    user = get_user_model()
    page = Page.objects.get(slug="historia").specific

    def rights(name: str):
        return page.permissions_for_user(user.objects.get(username=name))

    assert all(user.objects.filter(username=a.username).exists() for a in ACCOUNTS)
    assert rights("editor").can_publish()
    assert not rights("reviewer").can_edit()
    assert rights("translator").can_edit() and not rights("translator").can_publish()
    assert not rights("uj").can_edit()


def test_contributors_write_in_their_own_branch_only():
    user = get_user_model().objects.get(username="wup-krakow")
    own = PartnerBranchPage.objects.filter(partner__code="wup-krakow")
    other = PartnerBranchPage.objects.filter(partner__code="uj")
    assert all(b.permissions_for_user(user).can_add_subpage() for b in own)
    assert not any(b.permissions_for_user(user).can_add_subpage() for b in other)
    assert not any(b.permissions_for_user(user).can_publish() for b in own)
    assert Group.objects.filter(name=CONTRIBUTORS.format(partner="uj")).exists()
    assert Group.objects.filter(name=EDITORS).exists()


def test_ordinary_pages_have_a_workflow_of_one_step():
    workflow = Page.objects.get(slug="historia").get_workflow()
    assert workflow.tasks.count() == 1


def test_records_have_two_workflows_of_their_own():
    list(seed_reviews())
    record = PracticePage.objects.filter(locale__language_code="pl").first()
    names = [type(task).__name__ for task in record.get_workflow().tasks.specific()]
    assert names == ["DeskCheckTask", "PeerReviewTask", "DeskDecisionTask"]
    translation = PracticePage.objects.filter(locale__language_code="en").first()
    names = [type(t).__name__ for t in translation.get_workflow().tasks.specific()]
    assert names == ["SecondReaderTask"]
    before = Workflow.objects.count()
    list(seed_reviews())
    assert Workflow.objects.count() == before


def test_the_site_points_at_the_polish_home_page(settings):
    site = Site.objects.get()
    assert site.root_page.locale.language_code == "pl"
    settings.SITE_URL = "https://mpku.example.org"
    list(seed_site())
    site.refresh_from_db()
    assert (site.hostname, site.port) == ("mpku.example.org", 443)


def test_menus_of_an_editor_are_left_alone():
    from home.models import MenuItem

    MenuItem.objects.filter(menu="main").exclude(order=10).delete()
    list(seed_menus())
    assert MenuItem.objects.filter(menu="main").count() == 1


def test_no_link_was_left_open():
    for page in Page.objects.filter(depth__gt=1).specific():
        assert 'href=\\"#' not in page.to_json(), page.title


def test_progress_writes_whole_lines_where_nobody_watches():
    stream = io.StringIO()
    progress = Progress(1, stream)
    progress.run("Partners", ["a", "b"])
    progress.finish()
    assert "\r" not in stream.getvalue()
    assert "2 objects" in stream.getvalue()

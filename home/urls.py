"""Addresses that are no pages of the tree."""

from django.urls import path

from core.routes import route_by_language
from home.views import display, feeds, languages, machines

DISPLAY_SETTINGS = route_by_language(
    {
        "pl": "ustawienia-wyswietlania/",
        "en": "display-settings/",
        "uk": "nalashtuvannia-vidobrazhennia/",
    }
)

# Outside the languages.
plain_patterns = [
    path("", languages.root, name="root"),
    path("sitemap.xml", machines.sitemap_xml, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("robots.txt", machines.robots_txt, name="robots"),
    path("styleguide/", display.styleguide, name="styleguide"),
]

# Below `/<language>/`.
language_patterns = [
    path(
        "missing/<uuid:key>/", languages.missing_translation, name="missing_translation"
    ),
    path("feeds/news.xml", feeds.news_feed, name="news_feed"),
    path("feeds/activities.xml", feeds.activities_feed, name="activities_feed"),
    path(DISPLAY_SETTINGS, display.display_settings, name="display_settings"),
]

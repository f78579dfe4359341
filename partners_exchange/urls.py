"""Addresses that are no pages of the tree."""

from django.urls import path

from partners_exchange import views

# Below `/<language>/`.
urlpatterns = [
    path("feeds/activities.ics", views.activities_calendar, name="activities_calendar"),
]

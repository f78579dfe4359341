"""`/api/v3-preview/`: Wagtail's management API, with what a deposit needs beside."""

from wagtail.api.v3.urls import api as deposit_api

from vocabularies.deposit import router as concepts

deposit_api.add_router("/concepts/", concepts)

__all__ = ["deposit_api"]

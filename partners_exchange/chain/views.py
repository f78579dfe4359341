"""The page with the whole chain around an object: to read, and to print."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.frame import PageFrame, alternates_from, frame_set, languages_from
from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import Crumb, PageMeta, absolute
from partners_exchange.chain.addresses import chain_path
from partners_exchange.chain.dossier import dossier_context
from partners_exchange.chain.presentation import chain_stops, title_language
from partners_exchange.chain.selectors import LINKS, chain_around
from publication.models import Publication

# Queries of the whole page, however long the chain is.
QUERY_BUDGET = 20
GONE = 410


@require_safe
def chain(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Answer with the chain around an object; 410 when it was withdrawn."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    found = chain_around(key=key, language=language)
    if found is None:
        if Publication.objects.filter(key=key, kind__in=LINKS).exists():
            return render(request, "headless/withdrawn.html", status=GONE)
        raise Http404
    centre = found.centre
    frame_set(request, chain_frame(centre, language))
    context = {
        "centre": centre,
        "title_language": title_language(centre),
        "own_page": centre.path == request.path,
        "stops": chain_stops(found, language),
        **dossier_context(found, language),
    }
    return render(request, "partners_exchange/chain.html", context)


def chain_frame(centre: Publication, language: str) -> PageFrame:
    """Return the frame; a finding or an adoption has no page but this."""
    urls = {code: chain_path(centre.key, code) for code in LANGUAGE_CODES}
    document = centre.document
    crumbs = [Crumb(**crumb) for crumb in document["breadcrumbs"]]
    if centre.path != urls[language]:
        crumbs.append(Crumb(title=centre.title, path=centre.path))
    return PageFrame(
        meta=PageMeta(
            title=document["seo"]["title"],
            description=document["seo"]["description"],
            canonical=absolute(urls[language]),
            breadcrumbs=crumbs,
        ),
        languages=languages_from(urls, language, urls),
        alternates=alternates_from(urls),
        kind_label=_("Chain of exchange"),
    )

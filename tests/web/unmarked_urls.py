"""One view that forgot to say who may use it."""

from django.http import HttpResponse
from django.urls import path

from foitracker.urls import handler400, handler403, handler404, handler500
from foitracker.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*site, path("unmarked/", lambda request: HttpResponse("open to all"), name="unmarked")]

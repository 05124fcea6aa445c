from django.urls import include, path

urlpatterns = [
    path("", include("foitracker.web.urls")),
    path("api/v1/", include("foitracker.web.api", namespace="api")),
]
handler400 = "foitracker.web.views.errors.bad_request"
handler403 = "foitracker.web.views.errors.forbidden"
handler404 = "foitracker.web.views.errors.not_found"
handler500 = "foitracker.web.views.errors.server_error"

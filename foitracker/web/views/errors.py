"""What a person sees when a page cannot be shown."""

from django.shortcuts import render

from foitracker.web.access import PUBLIC, allows


@allows(PUBLIC)
def bad_request(request, exception):
    return render(request, "400.html", status=400)


@allows(PUBLIC)
def forbidden(request, exception):
    return render(request, "403.html", {"exception": str(exception)}, status=403)


@allows(PUBLIC)
def not_found(request, exception):
    return render(request, "404.html", status=404)


@allows(PUBLIC)
def server_error(request):
    return render(request, "500.html", status=500)

"""What is made on the spot to be taken along: always a download, under a name that says what it is."""

from django.http import Http404, HttpResponse

from foitracker.publishing.formats import formats
from foitracker.publishing.publication import Publication


def attachment(content: str | bytes, content_type: str, file_name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def publication_attachment(publication: Publication, name: str, stem: str) -> HttpResponse:
    """A publication in the format of that name. Raises Http404 where there is none."""
    chosen = formats().get(name)
    if chosen is None:
        raise Http404("There is no such format.")
    return attachment(chosen.write(publication), chosen.CONTENT_TYPE, f"{stem}{chosen.SUFFIX}")

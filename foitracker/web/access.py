"""Deny by default: a view that does not say who may use it is used by nobody."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import resolve

PUBLIC = "public"
BY_TOKEN = "by token"  # the API, which asks for a token and then for what its person may do


def allows(permission):
    """Names the permission that a view asks for: a member of `store.roles.May`, or PUBLIC.

    A class-based view names it in its attribute `permission`.
    """

    def mark(view):
        @wraps(view)
        def marked(request, *args, **kwargs):
            return view(request, *args, **kwargs)

        marked.permission = permission
        return marked

    return mark


class DenyByDefault:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        permission = getattr(view, "permission", None) or getattr(getattr(view, "view_class", None), "permission", None)
        if permission is None:
            raise PermissionDenied(f"The view {resolve(request.path_info).view_name} names no permission.")
        if permission in (PUBLIC, BY_TOKEN):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm(permission):
            raise PermissionDenied
        return None

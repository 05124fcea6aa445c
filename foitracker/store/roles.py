"""Who may do what. A person has one or more roles; a role is a group; nothing is allowed that no role allows."""

from enum import StrEnum

from django.contrib.auth.models import Group, Permission


class May(StrEnum):
    SEE_ROUNDS = "store.see_rounds"
    OPEN_ROUNDS = "store.open_rounds"
    LOG_REQUESTS = "store.log_requests"
    UPLOAD_ANSWERS = "store.upload_answers"
    REVIEW_READINGS = "store.review_readings"
    RULE_ON_WORDINGS = "store.rule_on_wordings"
    EXPORT_TABLES = "store.export_tables"
    SIGN_RELEASES = "store.sign_releases"
    DOWNLOAD_ORIGINALS = "store.download_originals"
    CLEAR_FILES = "store.clear_files"
    IMPORT_OFFICIAL = "store.import_official_tables"
    RULE_ON_CHECKS = "store.rule_on_checks"


ROLES = {
    # Log and chase requests, check what was read, rule on words and on what the checks question, compare with official
    # figures, and sign what goes out.
    "researchers": (
        May.SEE_ROUNDS,
        May.OPEN_ROUNDS,
        May.LOG_REQUESTS,
        May.REVIEW_READINGS,
        May.RULE_ON_WORDINGS,
        May.SIGN_RELEASES,
        May.IMPORT_OFFICIAL,
        May.RULE_ON_CHECKS,
    ),
    # Upload replies, say whose they are, and check that the reading is what the sheet says.
    "staff": (May.SEE_ROUNDS, May.UPLOAD_ANSWERS, May.REVIEW_READINGS, May.DOWNLOAD_ORIGINALS),
    # Everything, exports and releases among it.
    "admins": tuple(May),
}


def make_roles():
    """Creates the three groups, or brings their permissions back to what is written above."""
    for name, allowed in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        codenames = [permission.removeprefix("store.") for permission in allowed]
        group.permissions.set(Permission.objects.filter(content_type__app_label="store", codename__in=codenames))

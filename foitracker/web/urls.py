from django.urls import path, register_converter

from foitracker.web.paths import PeriodConverter
from foitracker.web.views import account, answers, exports, requests, rounds, schemes, totals, wordings

register_converter(PeriodConverter, "period")

urlpatterns = [
    path("", rounds.home, name="home"),
    path("sign-in/", account.sign_in, name="sign-in"),
    path("sign-out/", account.sign_out, name="sign-out"),
    path("password/", account.change_password, name="change-password"),
    path("rounds/", rounds.RoundList.as_view(), name="rounds"),
    path("rounds/open/", rounds.open_round, name="round-open"),
    path("rounds/<slug:round_slug>/", rounds.detail, name="round-detail"),
    path("rounds/<slug:round_slug>/requests/", requests.RequestList.as_view(), name="request-list"),
    path("rounds/<slug:round_slug>/requests/send/", requests.send_all, name="request-send-all"),
    path("rounds/<slug:round_slug>/requests/<slug:force_slug>/", requests.detail, name="request-detail"),
    path("rounds/<slug:round_slug>/requests/<slug:force_slug>/send/", requests.send, name="request-send"),
    path("rounds/<slug:round_slug>/requests/<slug:force_slug>/log/", requests.log, name="request-log"),
    path("rounds/<slug:round_slug>/answers/", answers.AnswerList.as_view(), name="answer-list"),
    path("rounds/<slug:round_slug>/answers/upload/", answers.upload, name="answer-upload"),
    path("rounds/<slug:round_slug>/answers/match/", answers.match, name="answer-match"),
    path("rounds/<slug:round_slug>/answers/<int:pk>/", answers.review, name="answer-review"),
    path("rounds/<slug:round_slug>/answers/<int:pk>/confirm/", answers.confirm, name="answer-confirm"),
    path("rounds/<slug:round_slug>/answers/<int:pk>/reject/", answers.reject, name="answer-reject"),
    path("rounds/<slug:round_slug>/answers/<int:pk>/read-again/", answers.read_again, name="answer-read-again"),
    path("rounds/<slug:round_slug>/answers/<int:pk>/original/", answers.original, name="answer-original"),
    path("rounds/<slug:round_slug>/wordings/", wordings.index, name="wording-list"),
    path("rounds/<slug:round_slug>/wordings/rule/", wordings.rule_together, name="wording-rule-together"),
    path("rounds/<slug:round_slug>/wordings/confirm/", wordings.confirm_together, name="wording-confirm-together"),
    path("rounds/<slug:round_slug>/wordings/<int:pk>/", wordings.detail, name="wording-detail"),
    path("rounds/<slug:round_slug>/wordings/<int:pk>/rule/", wordings.rule, name="wording-rule"),
    path("rounds/<slug:round_slug>/wordings/<int:pk>/ask/", wordings.ask, name="wording-ask"),
    path("rounds/<slug:round_slug>/wordings/<int:pk>/confirm/", wordings.confirm, name="wording-confirm"),
    path("rounds/<slug:round_slug>/totals/", totals.national, name="total-national"),
    path("rounds/<slug:round_slug>/totals/forces/", totals.ForceTotals.as_view(), name="total-forces"),
    path("rounds/<slug:round_slug>/totals/<period:period>/trace/", totals.trace, name="total-trace"),
    path("schemes/<slug:scheme_slug>/", schemes.detail, name="scheme-detail"),
    path("schemes/<slug:scheme_slug>/with-rulings.csv", schemes.export, name="scheme-export"),
    path("schemes/<slug:scheme_slug>/import/check/", schemes.check_import, name="scheme-check-import"),
    path("schemes/<slug:scheme_slug>/import/", schemes.do_import, name="scheme-import"),
    path("rounds/<slug:round_slug>/export/", exports.choose, name="export"),
    path("rounds/<slug:round_slug>/export/tables.<slug:name>", exports.download, name="export-download"),
    path("rounds/<slug:round_slug>/releases/", exports.make_release, name="release-make"),
    path(
        "rounds/<slug:round_slug>/releases/<int:number>/tables.<slug:name>",
        exports.release,
        name="release-download",
    ),
]

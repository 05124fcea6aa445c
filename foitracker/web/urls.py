from django.urls import path, register_converter

from foitracker.web.paths import PeriodConverter
from foitracker.web.views import account, answers, exports, held, pictures, requests, rounds, schemes, totals, wordings

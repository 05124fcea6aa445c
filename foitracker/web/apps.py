from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "foitracker.web"
    label = "web"

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "foitracker.store"
    label = "store"

"""What the lists inside a round share."""

from django.shortcuts import get_object_or_404
from django_tables2 import SingleTableView

from foitracker.store.models import Round


class RoundListView(SingleTableView):
    section = ""
    paginate_by = 50

    def dispatch(self, request, *args, **kwargs):
        self.round = get_object_or_404(Round, slug=kwargs["round_slug"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, section=self.section, **kwargs)

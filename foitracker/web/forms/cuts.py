"""What a cut is asked for."""

from django import forms

from foitracker.store.queries.cut import EVERYWHERE, Asked
from foitracker.store.queries.national import National


def _ticked(label: str, help_text: str) -> forms.MultipleChoiceField:
    """A choice of several, of which none need be made."""
    return forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label=label, help_text=help_text
    )


class CutForm(forms.Form):
    """What a person chooses. Every part may be left out, and stands in the address of the page."""

    use_required_attribute = False

    period = _ticked("Years", "None ticked: every year that the round asks about.")
    category = _ticked("Offences", "None ticked: all of them together.")
    area = _ticked("Nations and regions", "None ticked: the whole United Kingdom.")
    force = _ticked("Forces", "Each is a row of its own, beside the nations and regions ticked.")

    def __init__(self, *args, result: National, **kwargs):
        super().__init__(*args, **kwargs)
        nations = sorted(set(result.nations.values()))
        regions = sorted(set(result.regions.values()) - set(nations))
        self.fields["area"].choices = [(EVERYWHERE, "United Kingdom"), *((name, name) for name in (*nations, *regions))]
        self.fields["force"].choices = sorted(result.names.items(), key=lambda item: item[1])
        self.fields["period"].choices = [(period.label, period.label) for period in result.periods]
        self.fields["category"].choices = [(code, result.measure.title(code)) for code in result.measure.counted]
        self.result = result

    def asked(self) -> Asked:
        """What was chosen, once the form is valid."""
        chosen = self.cleaned_data
        return Asked(
            areas=tuple(chosen["area"]),
            forces=tuple(chosen["force"]),
            periods=tuple(period for period in self.result.periods if period.label in chosen["period"]),
            categories=tuple(chosen["category"]),
        )

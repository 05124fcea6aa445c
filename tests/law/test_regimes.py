import pytest

from foitracker.law.regimes import FOIA, FOISA, REGIMES, UnknownRegime, regime_for
from foitracker.law.working_days import published_holidays


def test_a_regime_is_found_by_its_code_in_any_case():
    assert regime_for("foia") is regime_for("FOIA") is regime_for(FOIA) is FOIA
    assert regime_for("foisa") is FOISA


def test_an_unknown_code_names_those_there_are():
    with pytest.raises(UnknownRegime, match=r"No law is called “eir”\. Known are: foia, foisa\."):
        regime_for("eir")


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_regime_can_be_counted(regime):
    assert regime.divisions
    assert all(published_holidays(division) for division in regime.divisions)
    assert regime.working_days < regime.very_late_after
    assert (regime.regulator_within_weeks is None) != (regime.regulator_within_months is None)

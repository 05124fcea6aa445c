import pytest

from foitracker.figures import Absence, parse_figure


@pytest.mark.parametrize("absence", Absence)
def test_every_absence_has_a_sentence_and_reads_back(absence):
    assert absence.words.endswith(".")
    assert Absence(absence.value) is absence
    assert all(parse_figure(spelling).absence is absence for spelling in absence.spellings)


def test_no_spelling_stands_for_two_absences():
    spellings = [spelling for absence in Absence for spelling in absence.spellings]

    assert len(spellings) == len(set(spellings))

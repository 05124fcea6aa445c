"""What a correction says that it changed."""

import pytest
from django.urls import reverse

from tests.factories import make_reading

pytestmark = pytest.mark.django_db


def test_a_correction_and_its_taking_back_say_how_many_figures_were_read_before(as_role):
    answer = make_reading().answer
    figures = answer.current_reading().figures.count()
    address = answer.round.slug, answer.pk
    staff = as_role("staff")

    mark = {"sheet": "Sheet1", "area": "B", "meaning": "ignore"}
    corrected = staff.post(reverse("answer-correct", args=address), mark, follow=True).content.decode()
    correction = answer.corrections.get()
    back = reverse("correction-take-back", args=[*address, correction.pk])
    taken_back = staff.post(back, follow=True).content.decode()

    left = answer.current_reading().figures.count()
    assert left == figures
    assert f"figures, {figures} before" in corrected
    assert f"Read again: {figures} figures, " in taken_back
    assert f"Read again: {figures} figures, {figures} before" not in taken_back

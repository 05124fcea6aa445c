"""The national result as plain data for a terminal or a program, with exact values."""

from fractions import Fraction

from foitracker.store.queries.national import National
from foitracker.totals.change import Change
from foitracker.totals.coverage import coverage
from foitracker.totals.words import round_half_up, short_number


def as_data(result: National) -> dict:
    """The result for JSON: counts are integers, exact percentages are text with two decimals and as a fraction."""
    return {
        "round": result.round_slug,
        "scheme": result.scheme.slug,
        "periods": [_period(result, total) for total in result.totals],
        "changes": [_change(one) for one in result.changes],
    }


def as_text(result: National) -> list[str]:
    """The result in lines for a terminal: total and coverage a period, the change, who is missing."""
    lines = []
    for total in result.totals:
        cover = coverage(total, result.populations)
        lines.append(f"{total.period.label}: {short_number(total.low, total.high)} offences, from {cover.words}")
        for missing in total.missing:
            lines.append(f"    no figure from {result.names[missing.force]}: {missing.reason}")
    for one in result.changes:
        if one.forces:
            exact = "" if one.percent_low is None else f" ({_percent(one.percent_low)}{_upper(one)} %)"
            years = f"{one.before.label} to {one.after.label}"
            lines.append(f"{years}: {one.words}{exact}, like for like on {len(one.forces)} forces")
    return lines


def _period(result, total):
    cover = coverage(total, result.populations)
    return {
        "period": total.period.label,
        "starts_on": total.period.starts_on.isoformat(),
        "ends_on": total.period.ends_on.isoformat(),
        "low": total.low,
        "high": total.high,
        "asked": len(total.asked),
        "usable": len(total.usable),
        "coverage": cover.words,
        "categories": {part.category: {"low": part.low, "high": part.high} for part in total.by_category},
        "forces": [_force(total, slug) for slug in total.asked],
        "missing": [{"force": one.force, "reason": one.reason} for one in total.missing],
    }


def _force(total, slug):
    one = total.of(slug)
    reason = next((missing.reason for missing in total.missing if missing.force == slug), "")
    return {
        "force": slug,
        "usable": bool(one and one.usable),
        "low": one.low if one else None,
        "high": one.high if one else None,
        "reason": reason,
        "published": bool(one and one.usable and one.published),
        "split": bool(one and one.split),
        "upper_bound": one.upper_bound if one else None,
        "categories": {p.category: {"low": p.low, "high": p.high} for p in one.by_category} if one else {},
    }


def _change(one: Change):
    return {
        "from": one.before.label,
        "to": one.after.label,
        "forces": len(one.forces),
        "like_for_like": {
            "from": {"low": one.low_before, "high": one.high_before},
            "to": {"low": one.low_after, "high": one.high_after},
        },
        "percent_low": _percent(one.percent_low),
        "percent_high": _percent(one.percent_high),
        "exact_low": _exact(one.percent_low),
        "exact_high": _exact(one.percent_high),
        "no_percentage": one.no_percentage.value if one.no_percentage else None,
        "words": one.words,
        "variation": one.variation.value if one.variation else None,
        "only_before": list(one.only_before),
        "only_after": list(one.only_after),
    }


def _percent(value: Fraction | None) -> str | None:
    return None if value is None else f"{round_half_up(value, 2):+f}"


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _upper(one):
    return "" if one.percent_low == one.percent_high else f" to {_percent(one.percent_high)}"

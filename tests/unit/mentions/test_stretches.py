from hypothesis import given
from hypothesis import strategies as st

from sitegen.mentions.stretches import Stretches
from sitegen.model import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30))


@given(st.lists(SPANS), SPANS)
def test_those_that_meet_a_place_are_found_in_order(spans: list[Span], place: Span) -> None:
    assert Stretches(spans).meeting(place) == sorted(span for span in spans if span.meets(place))

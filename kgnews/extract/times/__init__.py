"""Time expressions: found in a text, then placed on the calendar from the day of publication.

`find_times` gives the expressions of a text, `parse_time` reads a text that is a date and nothing else, `resolve` gives
the first and last day of an expression. The clock of the machine is never read.
"""

from kgnews.extract.times.find import find_times, parse_time
from kgnews.extract.times.resolve import resolve
from kgnews.extract.times.values import TimeExpression, TimeValue

__all__ = ["TimeExpression", "TimeValue", "find_times", "parse_time", "resolve"]

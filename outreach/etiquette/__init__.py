"""The rules of informational interviews, as far as a draft's words can be checked against them."""

from outreach.etiquette.checker import check
from outreach.etiquette.model import (
    CHANNELS,
    KINDS,
    LIMITS,
    Channel,
    DraftKind,
    Finding,
    Known,
    Limits,
    Severity,
)

__all__ = [
    "CHANNELS",
    "KINDS",
    "LIMITS",
    "Channel",
    "DraftKind",
    "Finding",
    "Known",
    "Limits",
    "Severity",
    "check",
]

"""Diagnostics as data: what is wrong, where, and what to do. Renderers live in render/."""

from scormkit.diagnostics.model import Diagnostic, Edit, Finding, Related, Report, Severity, Span
from scormkit.diagnostics.registry import Fault, fault, faults_of

__all__ = [
    "Diagnostic",
    "Edit",
    "Fault",
    "Finding",
    "Related",
    "Report",
    "Severity",
    "Span",
    "fault",
    "faults_of",
]

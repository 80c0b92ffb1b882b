"""Diagnostics as data: what is wrong, where, and what to do. Renderers live in render/."""

from scormkit.diagnostics.model import Diagnostic, Finding, Related, Report, Severity, Span
from scormkit.diagnostics.registry import Fault, fault, faults_of

__all__ = ["Diagnostic", "Fault", "Finding", "Related", "Report", "Severity", "Span", "fault", "faults_of"]

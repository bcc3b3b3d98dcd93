"""A small office's words, for reading registers without a database."""

from heard.intake.registers.mapping import plain_mapping

CONFIGURED = {
    "service_area": {"care": "care", "Children’s Social Care": "care", "education": "education"},
    "theme": {"quality": "quality", "Quality of Service": "quality"},
    "customer_group": {"parent": "parent", "Parent": "parent"},
}
PLAIN = plain_mapping(CONFIGURED)

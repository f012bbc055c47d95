"""The frameworks a profile can name: an id for profiles and control rows, and the text that it stands for."""

from __future__ import annotations

FRAMEWORKS: dict[str, str] = {
    "c3a-1.0": "BSI, Criteria enabling Cloud Computing Autonomy (C3A) 1.0, 27 April 2026",
    "c5-2020": "BSI, Cloud Computing Compliance Criteria Catalogue C5:2020",
    "c5-2026": "BSI, Cloud Computing Compliance Criteria Catalogue C5:2026 1.0.1, 7 April 2026",
    "dora": "Regulation (EU) 2022/2554 on digital operational resilience, with RTS (EU) 2024/1774",
    "edpb-01-2020": "EDPB, Recommendations 01/2020 on supplementary measures 2.0, 18 June 2021",
    "eucsf-1.2.1": "European Commission, Cloud Sovereignty Framework 1.2.1, October 2025",
    "gaia-x": "Gaia-X, Compliance document",
    "gdpr": "Regulation (EU) 2016/679, General Data Protection Regulation",
    "hds-2": "Agence du Numérique en Santé, HDS certification reference, version 2",
    "nis2": "Directive (EU) 2022/2555 on cybersecurity, with Implementing Regulation (EU) 2024/2690",
    "secnumcloud-3.2": "ANSSI, SecNumCloud 3.2, 8 March 2022",
}
"""Every framework a profile can name, in name order."""

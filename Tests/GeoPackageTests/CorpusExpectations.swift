// SPDX-License-Identifier: Apache-2.0

extension CorpusTests {
    struct Expectation: CustomStringConvertible {
        let path: String
        let layers: [String]
        var description: String { path }

        init(_ path: String, _ layers: [String]) {
            self.path = path
            self.layers = layers
        }
    }

    private static let gdalSample = [
        "geomcollection2d 5, 1 null", "geomcollection3d 5, 1 null", "geometry2d 8, 1 null",
        "geometry3d 8, 1 null", "linestring2d 2, 1 null", "linestring3d 2, 1 null",
        "multilinestring2d 2, 1 null", "multilinestring3d 2, 1 null", "multipoint2d 2, 1 null",
        "multipoint3d 2, 1 null", "multipolygon2d 2, 1 null", "multipolygon3d 2, 1 null", "point2d 2, 1 null",
        "point3d 2, 1 null", "polygon2d 2, 1 null", "polygon3d 2, 1 null",
    ]

    static let expectations = [
        Expectation(
            "corpora/ogc-gpkg-samples/bentiu_southsudan-osm-20170213.gpkg",
            [
                "airports_all_points 2", "airports_all_polygons 2", "amenities_all_points 4",
                "amenities_all_polygons 6", "grassy_fields_polygons 0", "health_schools_points 1",
                "health_schools_polygons 4", "landuse_other_polygons 3",
                "landuse_residential_polygons 688, 2 refused: the exterior ring has 3 points; "
                    + "a ring needs at least four",
                "natural_lines 0", "natural_polygons 380", "roads_paths_lines 2243", "towers_antennas_points 5",
                "villages_points 11", "waterways_lines 191",
            ]),
        Expectation(
            "corpora/ogc-gpkg-samples/coastline-polyline-hydro-115mil-and-smaller.gpkg",
            [
                "coastline_polyline_hydro_115mil_and_smaller 363"
            ]),
        Expectation("corpora/ogc-gpkg-samples/elevation.gpkg", ["ogr_empty_table 0"]),
        Expectation("corpora/ogc-gpkg-samples/emp ty.gpkg", []),
        Expectation("corpora/ogc-gpkg-samples/empty.gpkg", []),
        Expectation("corpora/ogc-gpkg-samples/features-0.gpkg", ["0 51"]),
        Expectation("corpora/ogc-gpkg-samples/features-0_1.gpkg", ["0 51"]),
        Expectation("corpora/ogc-gpkg-samples/features-0_FIXED.gpkg", ["0 51"]),
        Expectation("corpora/ogc-gpkg-samples/gdal_sample.gpkg", gdalSample),
        Expectation(
            "corpora/ogc-gpkg-samples/gdal_sample_v1.2_no_extensions.gpkg",
            (gdalSample + ["attribute_table 1"]).sorted()),
        Expectation(
            "corpora/ogc-gpkg-samples/gdal_sample_v1.2_no_extensions_with_gpkg_ogr_contents.gpkg",
            (gdalSample + ["attribute_table 1"]).sorted()),
        Expectation(
            "corpora/ogc-gpkg-samples/gdal_sample_v1.2_spatial_index_extension.gpkg",
            (gdalSample + ["attribute_table 1"]).sorted()),
        Expectation(
            "corpora/ogc-gpkg-samples/gdal_sample_v1.2_spi_nonlinear_webp_elevation.gpkg",
            (gdalSample + [
                "attribute_table 1",
                "circularstring 1, 1 refused: geometry type 8 before byte 5",
                "compoundcurve 1, 1 refused: geometry type 9 before byte 5",
                "curve 3, 2 refused: geometry type 8 before byte 5",
                "curvepolygon 1, 1 refused: geometry type 10 before byte 5",
                "multicurve 1, 1 refused: geometry type 11 before byte 5",
                "multisurface 1, 1 refused: geometry type 12 before byte 5",
                "surface 2, 1 refused: geometry type 10 before byte 5",
            ]).sorted()),
        Expectation(
            "corpora/ogc-gpkg-samples/gdal_sample_view.gpkg",
            (gdalSample + ["sample_attributes 8", "sample_view 8, 1 null"]).sorted()),
        Expectation(
            "corpora/ogc-gpkg-samples/geonames_belgium.gpkg",
            [
                "hydrography 4652", "leisure 1356", "roads 275", "terrain 3202", "undersea 7", "vegetation 2701",
            ]),
        Expectation("corpora/ogc-gpkg-samples/gpkg-test-5208.gpkg", ["geojson 6"]),
        Expectation(
            "corpora/ogc-gpkg-samples/null_geometry.gpkg",
            [
                "PointExamples 2, 1 null", "new_geopackage 3, 2 null",
            ]),
        Expectation("corpora/ogc-gpkg-samples/sample1_0.gpkg", ["counties 3141", "countiestbl 3141"]),
        Expectation("corpora/ogc-gpkg-samples/sample1_2.gpkg", ["counties 3141", "countiestbl 3141"]),
        Expectation(
            "corpora/ogc-gpkg-samples/simple_sewer_features.gpkg",
            [
                "foul_sewer 82", "s_manhole 69", "surface_water_sewer 21",
            ]),
        Expectation("corpora/ogc-gpkg-samples/states10.gpkg", ["statesQGIS 51"]),
        Expectation("corpora/ogc-gpkg-samples/uint16.gpkg", ["ogr_empty_table 0"]),
        Expectation(
            "corpora/ogc-gpkg-samples/v12_bad_attributes.gpkg",
            [
                "attribute_table 1", "linestring2d 2, 1 null",
            ]),
        Expectation(
            "corpora/gpkg-misc/bubenec.gpkg", ["buildings 144", "plots 407", "streets 35", "tessellation 144"]),
        Expectation("corpora/gpkg-misc/curve.gpkg", ["curve 1, 1 refused: geometry type 9 before byte 5"]),
        Expectation(
            "corpora/gpkg-misc/curvepolygon.gpkg",
            [
                "curvepolygon 1, 1 refused: geometry type 10 before byte 5"
            ]),
        Expectation("corpora/gpkg-misc/line_zm.gpkg", ["line_zm 1"]),
        Expectation(
            "corpora/gpkg-misc/multisurface.gpkg",
            [
                "multisurface 1, 1 refused: geometry type 12 before byte 5"
            ]),
        Expectation("corpora/gpkg-misc/test_gpkg_nulls.gpkg", ["test_gpkg_nulls 4"]),
        Expectation("corpora/gpkg-misc/tests.gpkg", ["broken_network 83", "network 61", "os 16", "test_rabs 88"]),
        Expectation("corpora/mapshaper-testdata/geopackage/Oregon.gpkg", ["land 1", "roads 121"]),
        Expectation("corpora/mapshaper-testdata/geopackage/Oregon_customCRS.gpkg", ["Oregon_customCRS 1"]),
        Expectation(
            "corpora/mapshaper-testdata/geopackage/data_only_tables.gpkg",
            ["oregon_cities 5, 5 null", "washington_cities 6, 6 null"]),
        Expectation(
            "corpora/mapshaper-testdata/geopackage/missing_crs_mixed_ranges.gpkg", ["OR_land_2269 1", "OR_land_4326 1"]),
        Expectation("corpora/mapshaper-testdata/geopackage/mixed_crs.gpkg", ["oregon_2269 1", "oregon_4326 1"]),
        Expectation("corpora/mapshaper-testdata/geopackage/null_crs_gdal.gpkg", ["land 1"]),
        Expectation(
            "corpora/mapshaper-testdata/geopackage/same_crs_points.gpkg", ["oregon_cities 5", "washington_cities 6"]),
        Expectation(
            "corpora/mapshaper-testdata/geopackage/shared_vs_unshared_paths.gpkg",
            ["counties 36", "roads 121", "state 1"]),
        Expectation("corpora/mapshaper-testdata/geopackage/world_land_robin.gpkg", ["world_land_robin 1"]),
    ]
}

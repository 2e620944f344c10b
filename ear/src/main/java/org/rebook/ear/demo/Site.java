package org.rebook.ear.demo;

/** The three hospitals of the trust. */
enum Site {
    RAL01("Royal Free Hospital", "Pond Street", "London", "NW3 2QG", 0.45),
    RAL26("Barnet Hospital", "Wellhouse Lane", "Barnet", "EN5 3DJ", 0.33),
    RALC7("Chase Farm Hospital", "The Ridgeway", "Enfield", "EN2 8JL", 0.22);

    final String title;
    final String street;
    final String town;
    final String postcode;
    final double share;

    Site(String title, String street, String town, String postcode, double share) {
        this.title = title;
        this.street = street;
        this.town = town;
        this.postcode = postcode;
        this.share = share;
    }
}

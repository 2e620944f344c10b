package org.rebook.ear.demo;

/** NHS numbers of the range that is never issued: 999, then a serial number, then the check digit. */
final class NhsNumbers {

    private static final int SERIALS = 1_000_000;
    // Prime, so that the steps visit every serial number before one comes again.
    private static final int STEP = 7_919;

    private int serial;
    private int steps;

    NhsNumbers(long seed) {
        serial = (int) Math.floorMod(seed * 104_729L, (long) SERIALS);
    }

    String next() {
        while (true) {
            if (++steps > SERIALS) {
                throw new IllegalStateException("All NHS numbers that begin with 999 are given out.");
            }
            serial = (serial + STEP) % SERIALS;
            String stem = "999%06d".formatted(serial);
            int check = checkDigit(stem);
            if (check != 10) {
                return stem + check;
            }
        }
    }

    /** The modulus 11 check digit of nine digits, where 10 means that the nine digits cannot be used. */
    static int checkDigit(String stem) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (stem.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}

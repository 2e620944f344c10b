package org.rebook.patient;

/** Ten digits, the last of which checks the other nine. */
public record NhsNumber(String digits) {

    public NhsNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException(
                    "'%s' is no NHS number: ten digits, of which the last checks the others.".formatted(digits));
        }
    }

    // NHS Data Model and Dictionary: weights 10 down to 2, modulus 11.
    public static boolean isValid(String digits) {
        if (!digits.matches("[0-9]{10}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < 9; place++) {
            sum += (digits.charAt(place) - '0') * (10 - place);
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(9) - '0';
    }
}

package org.rebook.rebooking;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of a strike's affected appointments to see, and in what order; null for all.
 *
 * @param protectedOnes only those protected, or only the others
 * @param outlook what becomes of the first standard at stake
 * @param text an NHS number, or the beginning of a name
 */
public record AffectedFilter(
        @Nullable Boolean protectedOnes,
        BreachIfMoved.@Nullable Outlook outlook,
        @Nullable String specialty,
        @Nullable String text,
        Order order) {

    public static final AffectedFilter ALL = new AffectedFilter(null, null, null, null, Order.SLACK);

    /** In what order. */
    public enum Order {
        SLACK("Least slack first"),
        RISK("Most at risk first"),
        TIME("By time of the appointment");

        private final String words;

        Order(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        Comparator<AffectedPatient> comparator() {
            Comparator<AffectedPatient> byTime =
                    Comparator.comparing(AffectedPatient::startsAt).thenComparing(AffectedPatient::appointment);
            Comparator<AffectedPatient> bySlack =
                    Comparator.comparingInt(patient -> patient.breach().pressure());
            return switch (this) {
                case SLACK -> bySlack.thenComparing(AffectedPatient::tier).thenComparing(byTime);
                case RISK ->
                    Comparator.comparing(AffectedPatient::tier)
                            .thenComparing(bySlack)
                            .thenComparing(byTime);
                case TIME -> byTime;
            };
        }
    }

    boolean accepts(AffectedPatient patient) {
        return (protectedOnes == null || protectedOnes == patient.isProtected())
                && (outlook == null || outlook == patient.breach().outlook())
                && (specialty == null || specialty.equals(patient.specialty()))
                && (text == null || matches(patient, text.strip()));
    }

    private static boolean matches(AffectedPatient patient, String text) {
        String digits = text.replace(" ", "");
        if (digits.matches("\\d{10}")) {
            return digits.equals(patient.nhsNumber());
        }
        String lower = text.toLowerCase(Locale.UK);
        return patient.name().toLowerCase(Locale.UK).startsWith(lower)
                || patient.name().toLowerCase(Locale.UK).contains(", " + lower)
                || patient.appointment().equals(text);
    }

    public boolean everything() {
        return protectedOnes == null && outlook == null && specialty == null && text == null;
    }
}

package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** How a patient is told of a change: to whom, and by which way. */
final class WayOfTelling {

    private WayOfTelling() {}

    /**
     * The way in words: "Tell the parent or guardian by phone".
     *
     * @param recorded the way that the patient has asked for, as it is kept (LETTER, SMS, ...)
     * @param accessNeeds what the patient needs to understand it, which comes before anything else
     * @param lost the day whose loss is told
     */
    @Enforces({Rule.R_COM_03, Rule.R_COM_10})
    static String of(
            @Nullable Integer age,
            String recorded,
            @Nullable String accessNeeds,
            LocalDate lost,
            LocalDate today,
            RuleSet rules) {
        boolean child = age != null && age < rules.number(Setting.CHILD_UNDER_YEARS);
        long days = ChronoUnit.DAYS.between(today, lost);
        boolean near = days >= 0 && days <= rules.number(Setting.BY_PHONE_DAYS);
        String whom = child ? "the parent or guardian" : "the patient";
        // The portal is not for children: nobody else may read it for them.
        String usual = child && recorded.equals("APP") ? "letter" : inWords(recorded);
        String way = near && !usual.equals("phone") ? "phone, and confirm by " + usual : usual;
        return accessNeeds == null
                ? "Tell %s by %s.".formatted(whom, way)
                : "Tell %s as they need it (%s), by %s.".formatted(whom, accessNeeds, way);
    }

    private static String inWords(String recorded) {
        return switch (recorded) {
            case "APP" -> "NHS App";
            case "SMS" -> "text message";
            case "EMAIL" -> "e-mail";
            case "PHONE" -> "phone";
            default -> "letter";
        };
    }
}

package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a proof by cases. */
final class CaseReader {

    /** More cases within one another than any proof needs. */
    private static final int DEEPEST = 200;

    /** Reads what the ties charge a theatre. */
    interface ChargedReader {
        TrustPlan.Charged read() throws IOException;
    }

    private final JsonIn json;
    private final ChargedReader charged;
    private int depth;

    CaseReader(JsonIn json, ChargedReader charged) {
        this.json = json;
        this.charged = charged;
    }

    TrustPlan.Case read() throws IOException {
        Parts parts = new Parts();
        depth++;
        if (depth > DEEPEST) {
            throw json.fault("cases are split more than %d times within one another", DEEPEST);
        }
        json.object(parts::read);
        depth--;
        return parts.all();
    }

    private final class Parts {

        private @Nullable String who;
        private @Nullable Integer day;
        private @Nullable Integer minute;
        private TrustPlan.@Nullable Case early;
        private TrustPlan.@Nullable Case later;
        private final Map<String, Map<String, Long>> prices = new LinkedHashMap<>();
        private final Map<String, TrustPlan.Charged> charges = new LinkedHashMap<>();
        private boolean isLeaf;

        private boolean read(String member) throws IOException {
            switch (member) {
                case "split" -> who = json.id();
                case "day" -> day = json.whole(-FormatLimits.DAY, FormatLimits.DAY);
                case "minute" -> minute = json.whole(0, FormatLimits.MINUTES_OF_DAY);
                case "early" -> early = CaseReader.this.read();
                case "later" -> later = CaseReader.this.read();
                case "prices" -> {
                    isLeaf = true;
                    json.entries(this::pool);
                }
                case "charged" -> {
                    isLeaf = true;
                    json.entries(this::theatre);
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean pool(String id) throws IOException {
            Map<String, Long> own = new LinkedHashMap<>();
            PlanReader.prices(json, own);
            if (prices.put(id, own) != null) {
                throw json.fault("pool '%s' is priced twice in this case", id);
            }
            return true;
        }

        private boolean theatre(String id) throws IOException {
            if (charges.put(id, charged.read()) != null) {
                throw json.fault("theatre '%s' is charged twice in this case", id);
            }
            return true;
        }

        private TrustPlan.Case all() {
            boolean isAnySplit = who != null || day != null || minute != null || early != null || later != null;
            if (!isAnySplit) {
                return new TrustPlan.Case(null, prices, charges);
            }
            if (isLeaf || who == null || day == null || minute == null || early == null || later == null) {
                throw json.fault(
                        "a case has either 'split', 'day', 'minute', 'early' and 'later', or 'prices' and 'charged'");
            }
            return new TrustPlan.Case(new TrustPlan.Split(who, day, minute, early, later), Map.of(), Map.of());
        }
    }
}

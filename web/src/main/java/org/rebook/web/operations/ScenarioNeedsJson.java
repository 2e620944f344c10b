package org.rebook.web.operations;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.rebook.policy.Setting;
import org.rebook.rebooking.ScenarioNeeds;

/** What has to be there before a scenario can be adopted, as scripts read it. */
public record ScenarioNeedsJson(
        boolean met,
        String ruleVersion,
        List<RuleJson> rules,
        List<SessionJson> sessions,
        List<ScenarioNeeds.Draft> drafts) {

    /** A value that has to be in force. */
    public record RuleJson(Setting setting, String inForce, String wanted, boolean met) {}

    /** A session that has to be in the diary; minutes and slots of what stands there follow those that are needed. */
    public record SessionJson(
            LocalDate day,
            LocalTime from,
            String like,
            int minutes,
            int places,
            int minutesInDiary,
            int slotsInDiary,
            int freeInDiary,
            boolean met) {}

    static ScenarioNeedsJson of(ScenarioNeeds needs) {
        return new ScenarioNeedsJson(
                needs.met(),
                needs.ruleVersion(),
                needs.rules().stream()
                        .map(rule -> new RuleJson(rule.setting(), rule.inForce(), rule.wanted(), rule.met()))
                        .toList(),
                needs.sessions().stream().map(ScenarioNeedsJson::session).toList(),
                needs.drafts());
    }

    private static SessionJson session(ScenarioNeeds.OfSession need) {
        return new SessionJson(
                need.session().day(),
                need.session().from(),
                need.session().like(),
                need.session().minutes(),
                need.session().places(),
                need.diary().minutes(),
                need.diary().slots(),
                need.diary().free(),
                need.met());
    }
}

package org.rebook.rebooking;

import java.util.List;
import java.util.stream.Stream;
import org.rebook.policy.Setting;

/**
 * What a scenario supposes that has to be there before a plan may use it: rules in force on the strike's first day, and
 * sessions in the diary.
 *
 * @param ruleVersion the rules in force on the strike's first day
 * @param drafts drafts that would meet every rule it needs, once somebody else has approved them
 */
public record ScenarioNeeds(String ruleVersion, List<OfRule> rules, List<OfSession> sessions, List<Draft> drafts) {

    /** A value that the scenario supposes, and the one in force. */
    public record OfRule(Setting setting, String inForce, String wanted) {

        public boolean met() {
            return inForce.equals(wanted);
        }
    }

    /** A session that the scenario supposes, and what stands in the diary at that time. */
    public record OfSession(NeededSession session, InDiary diary) {

        /** A session that is too short or has too few slots does not do: the scenario's dates would not fit into it. */
        public boolean met() {
            return diary.minutes() >= session.minutes() && diary.slots() >= session.places() && diary.minutes() > 0;
        }
    }

    /** What a clinic holds at a time; nothing is {@link #NOTHING}. */
    public record InDiary(int minutes, int slots, int free) {

        static final InDiary NOTHING = new InDiary(0, 0, 0);
    }

    /** A draft of the rules, and whose it is. */
    public record Draft(String version, String createdBy) {}

    public boolean met() {
        return Stream.concat(rules.stream().map(OfRule::met), sessions.stream().map(OfSession::met))
                .allMatch(met -> met);
    }

    public boolean rulesMet() {
        return rules.stream().allMatch(OfRule::met);
    }

    public List<OfSession> openSessions() {
        return sessions.stream().filter(session -> !session.met()).toList();
    }
}

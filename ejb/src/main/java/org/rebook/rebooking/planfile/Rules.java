package org.rebook.rebooking.planfile;

import java.util.List;
import org.rebook.rebooking.plan.OverrunRule;

/**
 * What an instance says of all its trusts.
 *
 * @param levels how a cost reads; they help to prove a plan of theatre lists and never change which is best
 */
record Rules(OverrunRule overrun, List<Header.Level> levels) {

    List<Long> weights() {
        return levels.stream().map(Header.Level::weight).toList();
    }
}

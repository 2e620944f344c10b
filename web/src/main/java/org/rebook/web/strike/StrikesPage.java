package org.rebook.web.strike;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** Every strike there has been. */
@Named
@RequestScoped
public class StrikesPage {

    @Inject
    Strikes strikes;

    public List<StrikeView> getStrikes() {
        return strikes.all();
    }
}

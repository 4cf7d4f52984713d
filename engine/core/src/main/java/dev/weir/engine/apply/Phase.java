package dev.weir.engine.apply;

import dev.weir.engine.Change;
import dev.weir.spec.Address;
import dev.weir.spi.Step;
import java.util.List;

/** The part of a change that is carried out in one go. */
record Phase(Address address, boolean deletion) {
    static List<Phase> of(Change change) {
        return switch (change.action()) {
            case CREATE, UPDATE, ADOPT, RELEASE -> List.of(new Phase(change.address(), false));
            case DELETE -> List.of(new Phase(change.address(), true));
            case REPLACE -> List.of(new Phase(change.address(), true), new Phase(change.address(), false));
        };
    }

    List<Step> steps(Change change) {
        return deletion ? change.deletion() : change.steps();
    }
}

package org.lumbar.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a class of stories a system of its own, of which everything can be broken. It is stopped after the class's last story. */
final class BreakableSystem implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(BreakableSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SystemUnderTest.class;
    }

    /** For what runs before all stories: a story's own store would end with it. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext ofClass) {
        return ofClass.getStore(HERE)
                .computeIfAbsent(
                        SystemUnderTest.class, type -> SystemUnderTest.startBreakable(), SystemUnderTest.class);
    }
}

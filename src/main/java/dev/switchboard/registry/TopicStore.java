package dev.switchboard.registry;

/** Where the declarations of topics are kept. */
public interface TopicStore extends DeclarationStore<TopicDeclaration> {}

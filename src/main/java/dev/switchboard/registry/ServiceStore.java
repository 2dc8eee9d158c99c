package dev.switchboard.registry;

/** Where the declarations of services are kept. */
public interface ServiceStore extends DeclarationStore<ServiceDeclaration> {}

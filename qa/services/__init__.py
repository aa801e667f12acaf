"""The one way to each thing that Källsvar does, for web, API and command line alike."""

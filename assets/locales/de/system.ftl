# Was vom System abhängt.

system-handed-over = Archipel ist bereits geöffnet: Sein Fenster kommt nach vorn und öffnet, was ihm übergeben wird.
system-no-opengl = OpenGL fehlt hier oder funktioniert nicht: Das Fenster wird auf andere Weise gezeichnet.

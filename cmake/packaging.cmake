# What is installed where (`cmake --install build`, relocatable by --prefix), the Debian package (`cpack`), and what goes
# into a Python wheel (pyproject.toml): component `command`.
include(GNUInstallDirs)

if(SKBUILD)
  # A wheel has a folder of its own for commands; pip puts it beside the Python that installs it.
  set(SPARKVET_BIN ${SKBUILD_SCRIPTS_DIR})
  set(SPARKVET_MAN ${SKBUILD_DATA_DIR}/share/man)
else()
  set(SPARKVET_BIN ${CMAKE_INSTALL_BINDIR})
  set(SPARKVET_MAN ${CMAKE_INSTALL_MANDIR})
  install(FILES packaging/completions/sparkvet.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME sparkvet COMPONENT command)
  install(FILES packaging/completions/_sparkvet DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT command)
  install(FILES packaging/completions/sparkvet.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
    COMPONENT command)
endif()
install(TARGETS sparkvet RUNTIME DESTINATION ${SPARKVET_BIN} COMPONENT command)
install(FILES man/sparkvet.1 DESTINATION ${SPARKVET_MAN}/man1 COMPONENT command)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sparkvet)
set(CPACK_PACKAGE_CONTACT "The sparkvet maintainers <sparkvet@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "vets Apache Spark job configuration before the job is submitted")
set(CPACK_PACKAGE_DESCRIPTION "sparkvet says in milliseconds what the Spark driver will do with a configuration: which
 values win and why, which warnings it will print, whether it will start at all and with how many executors.")
set(CPACK_COMPONENTS_ALL command)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME sparkvet)
set(CPACK_DEBIAN_COMMAND_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
if(NOT SPARKVET_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)

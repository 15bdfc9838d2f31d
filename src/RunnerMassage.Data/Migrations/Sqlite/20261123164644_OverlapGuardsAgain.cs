using Microsoft.EntityFrameworkCore.Migrations;
using RunnerMassage.Data.Overlaps;

#nullable disable

namespace RunnerMassage.Data.Migrations.Sqlite
{
    /// <summary>
    /// The migration before rebuilds the table of sessions, which drops its triggers. They come back in one of their own, because
    /// a rebuild is put off to the end of the migration that needs it.
    /// </summary>
    public partial class OverlapGuardsAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var sql in SqliteOverlapTriggers.Create)
            {
                migrationBuilder.Sql(sql);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}

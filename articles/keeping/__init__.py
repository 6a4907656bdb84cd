"""What comes from outside made safe before anything keeps it: HTML, pictures, documents."""
